# Everything is in start.py, which does the same where make is missing. `make test ARGS="-k health"` passes words on.
.PHONY: help demo serve check test bench format setup
help demo serve check test bench format setup:
	@python3 start.py $@ $(ARGS)
