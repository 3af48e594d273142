refused: hostpci0: there are no device mappings here; name the device by its address, host=0000:01:00.0
