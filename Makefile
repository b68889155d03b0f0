# What a newcomer needs: `make try` and `make test`. The rest serves those who work on it.

.PHONY: try test check bench

# Builds, then opens the examples in the Neovim or VS Code that is there, without touching the user's own settings.
try:
	cargo build --release
	editors/try.sh target/release/transcript-ls examples

# Installs what the tests need, then runs all of them.
test:
	cargo test
	editors/test.sh

# What has to hold before a commit, beside the tests.
check:
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings

bench:
	cargo bench
