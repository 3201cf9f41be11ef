//! rs-trafilatura behind the line protocol of bench/quality.
use std::io::{BufRead, Write};
use std::panic::{catch_unwind, AssertUnwindSafe};

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut out = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let page: serde_json::Value = serde_json::from_str(&line.expect("a line")).expect("an object");
        let html = page["html"].as_str().unwrap_or("").to_string();
        let url = page["url"].as_str().filter(|url| !url.is_empty()).map(str::to_string);
        // A tree may be deep, and the main thread's stack is not.
        let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(move || {
            let options = rs_trafilatura::Options { url, ..Default::default() };
            catch_unwind(AssertUnwindSafe(|| rs_trafilatura::extract_with_options(&html, &options)))
        });
        let reply = match worker.expect("a thread").join() {
            Ok(Ok(Ok(result))) => serde_json::json!({"text": result.content_text}),
            Ok(Ok(Err(error))) => serde_json::json!({"error": error.to_string()}),
            _ => serde_json::json!({"error": "panic"}),
        };
        writeln!(out, "{reply}").and_then(|()| out.flush()).expect("a reader");
    }
}
