use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use definition::name::Name;
use engine::lasting::Lasting;
use jiff::Timestamp;
use process::{person::Person, view::Viewer};

use super::{Desk, Desks, News, Past, Since};
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
            let Some(kept) = house.desk(person, &review, None).await.unwrap() else {
                continue;
            };
            let again = house.desk(person, &review, None).await.unwrap().unwrap();
            assert!(Arc::ptr_eq(&kept, &again), "it is kept");
            let viewer = Viewer::Person(person.clone());
            let look = engine.look(&review.stream, viewer, None).await.unwrap();
            let fresh = Desk::new(review.name.clone(), &look, person, None);
            assert_eq!(*kept, fresh, "{} for {person}", review.name);
            for visit in [None, Some(review.revision / 2)] {
                let kept = house
                    .news(person, &review, Since::Visit(visit), &mut Past::default())
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
        .news_of(
            &nothing,
            person,
            review,
            Since::Visit(visit),
            &mut Past::default(),
        )
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

/// Of how many moves one is followed by a look.
const LOOK_EVERY: usize = 12;

/// What each review asked of each person, by the second in which it was looked at; the last look of a second counts.
#[derive(Default)]
struct Seen {
    moves: usize,
    desks: BTreeMap<(Timestamp, Person, String), Arc<Desk>>,
}

async fn see(house: &House, people: &BTreeMap<Name, Person>, seen: &RefCell<Seen>) {
    seen.borrow_mut().moves += 1;
    if !seen.borrow().moves.is_multiple_of(LOOK_EVERY) {
        return;
    }
    let engine = house.engine();
    engine.caught_up().await.unwrap();
    for review in engine.reviews("").rest().await.unwrap() {
        for person in people.values() {
            if let Some(desk) = house.desk(person, &review, None).await.unwrap() {
                let key = (house.now(), person.clone(), review.stream.clone());
                seen.borrow_mut().desks.insert(key, desk);
            }
        }
    }
}

#[test]
fn what_was_asked_of_somebody_is_asked_of_them_at_that_moment() {
    for scenario in [SIGN_OFF, PROGRAMME] {
        let mut fixture = Fixture::empty();
        let (house, seen) = (fixture.house().clone(), RefCell::new(Seen::default()));
        let seeing = async |people: &_| see(&house, people, &seen).await;
        fixture.play_before(scenario, Until::End, seeing);
        fixture.wait(24 * 60 * 60);
        let reviews = fixture.block_on(house.engine().reviews("").rest()).unwrap();
        let mut asked = 0;
        for ((time, person, stream), desk) in seen.into_inner().desks {
            let review = reviews.iter().find(|it| it.stream == stream).unwrap();
            let then = fixture
                .block_on(house.desk(&person, review, Some(time)))
                .unwrap();
            let then = then.unwrap();
            assert!(then.past.is_some(), "it is the past");
            let as_now = Desk {
                past: None,
                ..Desk::clone(&then)
            };
            assert_eq!(as_now, *desk, "{person} at {time}");
            asked += desk.work.ready.len();
        }
        assert!(asked > 0);
    }
}
