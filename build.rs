//! Embedded folders are watched as wholes: a file added to one of them would be missed otherwise. A release
//! without the built stylesheets does not come about.

use std::path::Path;

fn main() {
    for folder in ["static", "locales", "migrations", "demo", "data"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if release && !Path::new("static/vendor/manifest.json").exists() {
        eprintln!("static/vendor is not built: run `make assets` first");
        std::process::exit(1);
    }
}
