use std::{collections::BTreeMap, sync::Arc};

use definition::name::Name;
use engine::lasting::Lasting;
use process::{person::Person, view::Viewer};

use super::{Desk, Desks, News, Past};
use crate::{
    fixture::{Fixture, PROGRAMME, SIGN_OFF, Until, before},
    house::House,
};

/// Looks at every review as everybody: first as what is kept, then as it is.
async fn look(house: &House, people: &BTreeMap<Name, Person>) {
    let engine = house.engine();
    engine.caught_up().await.unwrap();
    for review in engine.reviews("").rest().await.unwrap() {
        for person in people.values() {
            let Some(kept) = house.desk(person, &review).await.unwrap() else {
                continue;
            };
            let again = house.desk(person, &review).await.unwrap().unwrap();
            assert!(Arc::ptr_eq(&kept, &again), "it is kept");
            let viewer = Viewer::Person(person.clone());
            let look = engine.look(&review.stream, viewer, None).await.unwrap();
            let fresh = Desk::new(review.name.clone(), &look, person);
            assert_eq!(*kept, fresh, "{} for {person}", review.name);
            for visit in [None, Some(review.revision / 2)] {
                let kept = house
                    .news(person, &review, visit, &mut Past::default())
                    .await
                    .unwrap()
                    .unwrap();
                let fresh = fresh_news(house, person, &review, visit).await;
                assert_eq!(kept, fresh, "{} for {person}", review.name);
            }
        }
    }
}

/// News that nothing was kept of.
async fn fresh_news(
    house: &House,
    person: &Person,
    review: &store::models::ReviewRow,
    visit: Option<u64>,
) -> Arc<News> {
    let nothing = Desks {
        desks: Lasting::new(1),
        news: Lasting::new(1),
    };
    let news = house
        .news_of(&nothing, person, review, visit, &mut Past::default())
        .await;
    news.unwrap().unwrap()
}

#[test]
fn what_is_kept_is_what_is_true_after_every_step_and_as_time_goes_by() {
    let mut fixture = Fixture::empty();
    let house = fixture.house().clone();
    let looking = async |people: &_| look(&house, people).await;
    fixture.play_before(SIGN_OFF, before("round/2", "countersign"), looking);
    let people = |handles: &[&str]| -> BTreeMap<Name, Person> {
        let person = |handle: &&str| (Name::from(*handle), fixture.person(handle).clone());
        handles.iter().map(person).collect()
    };
    let people = people(&["writer", "first-signatory", "third-signatory"]);
    // Dates fall due while nobody does anything.
    for _ in 0..8 {
        fixture.wait(5 * 24 * 60 * 60);
        fixture.block_on(look(&house, &people));
    }
    let looking = async |people: &_| look(&house, people).await;
    fixture.play_before(PROGRAMME, Until::Stage("Desk research"), looking);
}
