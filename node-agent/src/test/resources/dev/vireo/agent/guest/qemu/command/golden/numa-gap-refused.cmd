refused: numa: the nodes must be numbered from numa0 on without a gap
