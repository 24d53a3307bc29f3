nav-my-work = Mon travail
