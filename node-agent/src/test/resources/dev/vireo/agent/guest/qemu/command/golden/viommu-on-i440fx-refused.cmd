refused: machine: viommu needs the machine type q35
