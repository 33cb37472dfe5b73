"""Identity, resolution, storage, analysis and pictures of the document graph."""
