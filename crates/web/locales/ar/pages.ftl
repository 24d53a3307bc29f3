nav-my-work = عملي
