refused: hostpci0: this node can't hand out PCI devices, /dev/vfio/vfio is missing; switch the IOMMU on in the firmware (VT-d, AMD-Vi) and load vfio-pci
