"""What stands for each criterion of WCAG 2.2, and what the last long proof has found: `make evidence` writes it down.

`criteria/` says for each criterion which tests stand for it, what was looked at, and what is open. `recording` keeps
what a long proof finds, `adding` makes figures of it, `writing` makes ACCESSIBILITY.md.
"""
