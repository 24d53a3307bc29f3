//! Durable steps through the whole engine: decided, sealed, committed, answered, and folded into the read models.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use engine::{engine::Engine, submission::Via};
use tokio::task::JoinSet;

use crate::{
    course::{Course, Planned},
    house::House,
    machine::processor_time,
};

/// An engine with reviews in their middle.
pub(crate) struct Run {
    pub(crate) house: House,
    round: Arc<[Planned]>,
    reviews: Vec<Review>,
}

/// A review, and which step of the round comes next in it.
struct Review {
    stream: String,
    next: usize,
}

/// What some time of steps showed.
pub(crate) struct Measured {
    /// Steps in a second.
    pub(crate) rate: f64,
    /// How long a caller waited, shortest first.
    pub(crate) waits: Vec<Duration>,
    /// Processor time of all threads for one step, the read models that follow included.
    pub(crate) processor: Duration,
}

impl Run {
    /// Starts reviews and brings them to their middle, all at the same time.
    pub(crate) async fn begin(course: &Course, reviews: usize) -> Self {
        let house = House::open().await;
        let definitions = house.engine.definitions();
        let published = definitions.publish(course.source.as_bytes(), 0, Via::Console);
        published.await.unwrap();
        let way: Arc<[Planned]> = course.way.clone().into();
        let mut starts = JoinSet::new();
        for number in 0..reviews {
            let (engine, start, way) =
                (house.engine.clone(), course.start(number), Arc::clone(&way));
            starts.spawn(async move {
                let started = engine.submit(start.submission(None)).await.unwrap();
                for planned in way.iter() {
                    take(&engine, planned, &started.review).await;
                }
                Review {
                    stream: started.review,
                    next: 0,
                }
            });
        }
        let reviews = starts.join_all().await;
        house.engine.caught_up().await.unwrap();
        Self {
            house,
            round: course.round.clone().into(),
            reviews,
        }
    }

    /// Takes steps for some time. Each caller takes the next one as soon as it has its answer, in one review of its own
    /// after the other.
    pub(crate) async fn measure(&mut self, callers: usize, time: Duration) -> Measured {
        let mut shares: Vec<Vec<Review>> = Vec::new();
        shares.resize_with(callers.min(self.reviews.len()), Vec::new);
        for (index, review) in self.reviews.drain(..).enumerate() {
            let share = index % shares.len();
            shares[share].push(review);
        }
        let (begin, processor) = (Instant::now(), processor_time());
        let mut tasks = JoinSet::new();
        for share in shares {
            let (engine, round) = (self.house.engine.clone(), Arc::clone(&self.round));
            tasks.spawn(caller(engine, round, share, begin + time));
        }
        let mut waits = Vec::new();
        for (reviews, waited) in tasks.join_all().await {
            self.reviews.extend(reviews);
            waits.extend(waited);
        }
        let steps = waits.len() as f64;
        let rate = steps / begin.elapsed().as_secs_f64();
        // What a step causes belongs to it, also if it comes later.
        self.house.engine.caught_up().await.unwrap();
        let processor = (processor_time() - processor).div_f64(steps);
        waits.sort_unstable();
        Measured {
            rate,
            waits,
            processor,
        }
    }
}

async fn caller(
    engine: Engine,
    round: Arc<[Planned]>,
    mut reviews: Vec<Review>,
    end: Instant,
) -> (Vec<Review>, Vec<Duration>) {
    let mut waits = Vec::new();
    loop {
        for review in &mut reviews {
            let begin = Instant::now();
            if begin >= end {
                return (reviews, waits);
            }
            take(&engine, &round[review.next], &review.stream).await;
            waits.push(begin.elapsed());
            review.next = (review.next + 1) % round.len();
        }
    }
}

async fn take(engine: &Engine, planned: &Planned, review: &str) {
    let accepted = engine.submit(planned.submission(Some(review))).await;
    accepted.unwrap_or_else(|error| {
        panic!("{}: {error:?}", planned.act().map_or("", |act| &act.action))
    });
}
