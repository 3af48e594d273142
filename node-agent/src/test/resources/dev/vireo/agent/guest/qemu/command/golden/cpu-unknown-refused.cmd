refused: cpu: this node's QEMU has no processor model 'custom-mine'
