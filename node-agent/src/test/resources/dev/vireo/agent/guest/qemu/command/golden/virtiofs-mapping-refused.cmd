refused: virtiofs0: there is no directory mapping 'data' here; share a directory over the network instead
