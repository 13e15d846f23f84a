"""What somebody who listens comes for: each journey is a function of what is heard, with every word expected in it."""
