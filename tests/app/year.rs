//! A whole year over HTTP, as the roles involved: from six drafts to published recommendations.

mod on_behalf;
mod seals;
mod steps;

use fokusraum::clock::start_of;
use jiff::civil::date;

use crate::support::world::World;

/// Noon of a day of the tested year.
fn noon(month: i8, day: i8) -> fokusraum::clock::Timestamp {
    start_of(date(2026, month, day)).plus(12 * 3_600_000_000)
}

#[tokio::test]
async fn a_whole_year() {
    let mut world = World::new().await;
    steps::make_the_year(&mut world).await;
    let recs = steps::draft_adopt_and_submit_six(&mut world).await;
    steps::changes_are_asked_for_and_the_group_insists(&mut world, &recs[5]).await;
    steps::pre_assess_all(&mut world, &recs).await;
    world.test.move_to(noon(4, 26)).await;
    steps::seven_members_and_four_groups_assess(&mut world, &recs).await;
    steps::nobody_sees_anything_before_the_gate(&mut world, &recs).await;
    world.test.move_to(noon(5, 16)).await;
    steps::the_distribution_is_what_went_in(&mut world, &recs).await;
    steps::record_joint_results(&mut world, &recs).await;
    world.test.move_to(noon(6, 2)).await;
    steps::choose_for_the_fokus(&mut world, &recs).await;
    steps::nothing_is_public_before_the_publication(&mut world, &recs).await;
    world.test.move_to(noon(6, 16)).await;
    steps::the_council_decides(&mut world, &recs).await;
    steps::the_public_page_is_complete(&mut world, &recs).await;
}
