refused: hostpci0: legacy-igd is not offered
