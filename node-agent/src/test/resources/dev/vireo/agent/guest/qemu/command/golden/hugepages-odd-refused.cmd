refused: hugepages: 1000 MiB of memory are no multiple of pages of 1024 MiB
