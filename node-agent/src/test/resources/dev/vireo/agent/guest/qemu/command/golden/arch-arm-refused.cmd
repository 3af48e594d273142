refused: arch: this node runs x86_64 guests alone
