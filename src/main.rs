//! The command line. No logic: each command calls one function.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use fokusraum::app::App;
use fokusraum::clock::Clock;
use fokusraum::config::{Config, Raw};
use fokusraum::demo;
use fokusraum::error::Result;
use fokusraum::flows::import::command as import;
use fokusraum::mail::Mailer;
use fokusraum::serve;

#[derive(Parser)]
#[command(version, about = "Fokusraum: collaboration and participation for a district's social planning")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the platform. On an empty folder it prints a one-time link for the first set-up.
    Serve(Settings),
    /// The same with demo data in an empty folder, demo accounts, and a clock that can be stepped.
    Demo(Settings),
    /// Brings the database to the newest schema and ends.
    Migrate(Settings),
    /// Loads years, groups and recommendations from files or folders: all of them, or none where one is wrong.
    Import {
        /// TOML files, or folders of them.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Only checks them; no database is touched.
        #[arg(long)]
        check: bool,
        #[command(flatten)]
        settings: Settings,
    },
}

#[derive(Args)]
struct Settings {
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080", env = "FOKUSRAUM_LISTEN")]
    listen: String,
    /// Folder of all data; created when missing.
    #[arg(long, default_value = "data", env = "FOKUSRAUM_DATA")]
    data: PathBuf,
    /// PostgreSQL address (postgres://…); SQLite in the data folder where none is given.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,
    /// Public address, e.g. https://fokus.kreis.example: links, cookies and origin checks depend on it.
    #[arg(long, env = "FOKUSRAUM_BASE_URL")]
    base_url: Option<String>,
    /// Addresses of trusted proxies, separated by commas.
    #[arg(long, env = "FOKUSRAUM_TRUSTED_PROXIES")]
    trusted_proxies: Option<String>,
    /// Mail server: smtp://user:password@host:587 or smtps://…; without one mails wait in the outbox.
    #[arg(long, env = "SMTP_URL", hide_env_values = true)]
    smtp_url: Option<String>,
    /// Writes mails as files into this folder instead of sending them.
    #[arg(long, env = "FOKUSRAUM_MAIL_FOLDER")]
    mail_folder: Option<PathBuf>,
    /// Sender of all mails.
    #[arg(long, env = "FOKUSRAUM_MAIL_FROM")]
    mail_from: Option<String>,
}

impl Settings {
    fn config(self, demo: bool) -> Result<Config> {
        Config::from_raw(Raw {
            listen: self.listen,
            data: self.data,
            database_url: self.database_url,
            base_url: self.base_url,
            trusted_proxies: self.trusted_proxies,
            smtp_url: self.smtp_url,
            mail_folder: self.mail_folder,
            mail_from: self.mail_from,
            demo,
        })
    }
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,sqlx=warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    match runtime.block_on(run(cli.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

#[allow(clippy::print_stderr)]
fn fail(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("fokusraum: {error}");
    ExitCode::FAILURE
}

async fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve(settings) => serve_it(settings.config(false)?).await,
        Command::Demo(settings) => serve_it(settings.config(true)?).await,
        Command::Migrate(settings) => {
            let config = settings.config(false)?;
            let mailer = Mailer::new(&config)?;
            App::start(&config, Clock::System, mailer).await?.db.close().await;
            Ok(())
        }
        Command::Import { files, check, settings } => import_them(&files, check, settings.config(false)?).await,
    }
}

async fn import_them(files: &[PathBuf], only_check: bool, config: Config) -> Result<()> {
    let mut out = std::io::stdout();
    let documents = import::read_and_check(files, &mut out)?;
    if only_check {
        return Ok(());
    }
    let app = App::start(&config, Clock::System, Mailer::new(&config)?).await?;
    let imported = import::load_aloud(&app, documents, &mut out).await;
    app.db.close().await;
    imported
}

#[allow(clippy::print_stdout)]
async fn serve_it(config: Config) -> Result<()> {
    let listener = serve::bind(config.listen).await?;
    let address = listener.local_addr()?;
    let mailer = Mailer::new(&config)?;
    let clock = if config.demo { Clock::Shifted(std::sync::Arc::default()) } else { Clock::System };
    let app = App::start(&config, clock, mailer).await?;
    if config.demo {
        demo::fill(&app).await?;
    }
    println!("Fokusraum: http://{address}");
    if config.demo {
        demo::announce(&app, &mut std::io::stdout()).await?;
    }
    serve::run(app, listener).await
}
