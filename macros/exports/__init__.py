"""Outputs that are not pages, one module each; none of them needs a generator."""
