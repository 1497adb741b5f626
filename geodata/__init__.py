"""The evidence: data files, the model, reading and checking, dates, quotations and exports."""
