refused: amd-sev: memory encryption by AMD processors is not offered; remove the key
