refused: this node's QEMU has no machine type 'virt'; its newest are pc-i440fx-7.2 and pc-q35-7.2
