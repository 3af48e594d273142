refused: hostpci1: no device of the PCI mapping 'cards' is free: 0000:02:00.0 by VM 101, 0000:03:00.0 by hostpci0 itself
