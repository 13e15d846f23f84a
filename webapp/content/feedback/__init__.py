"""Problems that visitors tell of: what may be sent, keeping and forgetting it, and sending it on by e-mail."""
