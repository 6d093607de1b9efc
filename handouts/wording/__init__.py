"""Every phrase a patient reads that is not content: looked up in one catalogue, put together here and nowhere else."""
