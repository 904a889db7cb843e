"""The fast paths behind the operators: plain functions from arrays to arrays, and the choice between them."""
