refused: virtiofs0: a guest mounts a directory by its mapping's name, which has at most 36 characters then; 'a-name-that-is-longer-than-36-characters' has 40
