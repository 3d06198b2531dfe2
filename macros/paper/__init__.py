"""Paper: what stands on each printed sheet, and the press that lays it out.

A sheet's words are gathered once (`cheat_sheet`, `deck`, `situation`, `checklist`) as `Words` made of `Said`: a
text, and the field that it came from. The page of the sheet and its PDF both read these, and cannot drift apart.
"""
