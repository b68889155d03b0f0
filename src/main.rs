//! The command `transcript-ls`.

fn main() {
    let path = std::env::args().next_back().unwrap_or_default();
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let document = transcript_ls::model::Document::new(&text, Default::default());
    println!("{}", transcript_ls::cli::outline::json(&document));
}
