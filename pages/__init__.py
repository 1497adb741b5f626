"""One screen a file. Screens know the corpus and the layers' finished parts, not files, geometry or HTML."""
