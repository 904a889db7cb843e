"""Questions asked of a network: what a value sees, whether it can be negative. No Qt."""
