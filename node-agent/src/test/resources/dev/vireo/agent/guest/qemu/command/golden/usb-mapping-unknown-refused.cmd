refused: usb0: there is no USB mapping 'missing'
