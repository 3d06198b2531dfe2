"""The printed sheets, which are laid out and read back from their PDFs."""
