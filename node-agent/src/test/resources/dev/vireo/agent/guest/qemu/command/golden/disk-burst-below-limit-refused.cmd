refused: virtio0: iops_max is a limit for bursts above iops, which must be set and lower
