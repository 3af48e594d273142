refused: virtiofs1: the directory 'data' is shared with the guest already
