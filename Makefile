# The two that a newcomer needs are `make try` and `make test`.
.PHONY: try test check bench

# Builds, and opens the examples in an editor that is here, without touching its settings.
try:
	@tests/needs.sh cargo cc
	cargo build
	@editors/try.sh "$${CARGO_TARGET_DIR:-target}/debug/transcript-ls"

# Runs all tests, of the program and of the editors, and gets what they need where it can.
test:
	@tests/needs.sh cargo cc node npm tmux
	@tests/run.sh

# What a commit must pass beside the tests.
check:
	@tests/needs.sh cargo cc rustfmt clippy
	cargo fmt --check
	@# A macro declares the modules of the rules, so that cargo does not see their files.
	rustfmt --check --edition 2024 src/rules/*.rs
	cargo clippy --all-targets -- -D warnings

bench:
	@tests/needs.sh cargo cc
	cargo bench
