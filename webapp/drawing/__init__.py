"""Pictures that are drawn from numbers and words: cards for links that are shared, and icons.

Pure: it knows no request and no store. Lengths are pixels unless a name says otherwise.
"""
