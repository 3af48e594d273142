refused: usb0: there are no device mappings here; name the device by host=VENDOR:PRODUCT or host=BUS-PORT
