//! The command line. No logic: each command calls one function.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use fokusraum::access::Role;
use fokusraum::app::App;
use fokusraum::clock::Clock;
use fokusraum::config::{Config, Raw};
use fokusraum::demo;
use fokusraum::error::{Error, Result};
use fokusraum::flows::import::command as import;
use fokusraum::flows::operator::{self, Roles};
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
    /// Accounts: adding one, roles, a new password. Works beside a running platform.
    #[command(subcommand)]
    User(User),
    /// Secrets of this installation.
    #[command(subcommand)]
    Key(Key),
    /// Looks at settings, database, data folder and mail server, and says what to do where something is wrong.
    /// Ends with 1 if anything is.
    Check(Settings),
}

#[derive(Subcommand)]
enum User {
    /// Adds an account. A mail tells its owner how to sign in with a code.
    Add {
        /// Name as others see it.
        #[arg(long)]
        name: String,
        /// Address for the sign-in codes.
        #[arg(long)]
        email: String,
        /// A role; may be given several times: administrator, staff, council_member, municipality.
        #[arg(long = "role", value_parser = role)]
        roles: Vec<Role>,
        /// The municipality that the role of that name speaks for.
        #[arg(long)]
        municipality: Option<String>,
        #[command(flatten)]
        settings: Settings,
    },
    /// Replaces the roles of an account.
    Role {
        /// Address of the account.
        email: String,
        /// All roles from now on, separated by commas: administrator,staff; nothing for none.
        #[arg(long, value_delimiter = ',', num_args = 0.., value_parser = role, required = true)]
        set: Vec<Role>,
        /// The municipality that the role of that name speaks for.
        #[arg(long)]
        municipality: Option<String>,
        #[command(flatten)]
        settings: Settings,
    },
    /// Sets the password of an account, asked for here or read from standard input, and ends its sessions.
    Password {
        /// Address of the account.
        email: String,
        #[command(flatten)]
        settings: Settings,
    },
}

#[derive(Subcommand)]
enum Key {
    /// Adds a secret: what is sealed from now on is sealed under it, what was sealed before still opens. Restart a running
    /// platform afterwards, and copy the file anew.
    Rotate(Settings),
}

fn role(word: &str) -> std::result::Result<Role, String> {
    let known = || Role::ALL.iter().map(|role| role.word()).collect::<Vec<_>>().join(", ");
    Role::parse(word).ok_or_else(|| format!("there is no such role; the roles are {}", known()))
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
    /// File of the installation's secrets; fokusraum.key in the data folder where none is given. Made at the first start.
    #[arg(long, env = "FOKUSRAUM_KEY_FILE")]
    key_file: Option<PathBuf>,
    /// Instant at which the clock begins, e.g. 2026-03-02T12:00:00+01:00: the demo takes it for an empty folder, debug
    /// builds at each start.
    #[arg(long, env = "FOKUSRAUM_CLOCK")]
    clock: Option<String>,
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
            clock: self.clock,
            // Read from the environment only: other users of a machine see command lines.
            key: std::env::var("FOKUSRAUM_KEY").ok(),
            key_file: self.key_file,
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
        Command::User(user) => change_user(user).await,
        Command::Key(Key::Rotate(settings)) => rotate(settings).await,
        Command::Check(settings) => check(settings).await,
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
async fn rotate(settings: Settings) -> Result<()> {
    let app = open(settings).await?;
    let added = operator::add_secret(&app).await;
    app.db.close().await;
    println!("{}", added?);
    Ok(())
}

#[allow(clippy::print_stdout)]
async fn check(settings: Settings) -> Result<()> {
    let findings = fokusraum::flows::check::run(&settings.config(false)?).await;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.iter().filter(|finding| finding.result.is_err()).count() {
        0 => Ok(()),
        wrong => Err(Error::internal(format!("{wrong} of {} are wrong", findings.len()))),
    }
}

#[allow(clippy::print_stdout)]
async fn change_user(user: User) -> Result<()> {
    let (app, result) = match user {
        User::Add { name, email, roles, municipality, settings } => {
            let app = open(settings).await?;
            let result = operator::add(&app, &name, &email, &Roles { roles, municipality }).await;
            (app, result.map(|()| format!("{email} can sign in with a code by mail.")))
        }
        User::Role { email, set, municipality, settings } => {
            let app = open(settings).await?;
            let result = operator::set_roles(&app, &email, &Roles { roles: set, municipality }).await;
            (app, result.map(|()| format!("The roles of {email} are set.")))
        }
        User::Password { email, settings } => {
            let app = open(settings).await?;
            let typed = fokusraum::flows::terminal::secret("New password: ")?;
            let result = operator::set_password(&app, &email, typed).await;
            (app, result.map(|()| format!("{email} has a new password; all sessions have ended.")))
        }
    };
    let said = result.map_err(|error| Error::internal(operator::words(&app, &error)));
    app.db.close().await;
    println!("{}", said?);
    Ok(())
}

async fn open(settings: Settings) -> Result<App> {
    let config = settings.config(false)?;
    let mailer = Mailer::new(&config)?;
    App::start(&config, Clock::System, mailer).await
}

#[allow(clippy::print_stdout)]
async fn serve_it(config: Config) -> Result<()> {
    let stop = serve::Stop::listen()?;
    let listener = serve::bind(config.listen).await?;
    let address = listener.local_addr()?;
    let mailer = Mailer::new(&config)?;
    let clock = match (config.clock, config.demo) {
        (Some(begins), _) => Clock::running_from(begins),
        (None, true) => Clock::Shifted(std::sync::Arc::default()),
        (None, false) => Clock::System,
    };
    let app = App::start(&config, clock, mailer).await?;
    if config.demo {
        demo::fill(&app).await?;
    }
    println!("Fokusraum: http://{address}");
    if config.demo {
        demo::announce(&app, &mut std::io::stdout()).await?;
    }
    if !app.is_set_up() {
        let base = app.base_url.clone().unwrap_or_else(|| format!("http://{address}"));
        println!("Einrichtung: {base}/setup?key={}", app.setup_secret);
    }
    serve::run(app, listener, stop).await
}
