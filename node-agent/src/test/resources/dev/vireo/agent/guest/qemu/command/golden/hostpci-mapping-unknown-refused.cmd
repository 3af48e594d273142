refused: hostpci0: there is no PCI mapping 'missing'
