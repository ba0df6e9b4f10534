package synthetic

// byline names the authors of a work: those whose first work it is, and others of
// whom few are frequent.
func (s Site) byline(i int) []any {
	d := s.dice(ofByline, i)
	first, end := s.newcomers(i)
	size := 1 + d.IntN(4) + d.IntN(4)
	if d.percent(1) {
		size += d.IntN(60)
	}
	if volume(i) {
		size = 2 + d.IntN(3)
	}
	var who []int
	named := map[int]bool{}
	add := func(p int) {
		if !named[p] {
			named[p] = true
			who = append(who, p)
		}
	}
	for p := first; p < end; p++ {
		add(p)
	}
	for range size - len(who) {
		add(d.zipf(max(end, 50), 100, 1.2))
	}
	d.Shuffle(len(who), func(a, b int) { who[a], who[b] = who[b], who[a] })
	if i == largest {
		for p := 0; p < min(s.people(), Everybody*3/5); p++ {
			add(p)
		}
	}
	return s.named(d, i, who)
}

// newcomers are the people, from the first up to the end, whose first work it is. A
// preprint and what was published of it have the same.
func (s Site) newcomers(i int) (first, end int) {
	first, end = i*s.people()/s.Works, (i+1)*s.people()/s.Works
	if i > 0 && s.preprint(i-1) {
		first = (i - 1) * s.people() / s.Works
	}
	return first, end
}

// named writes the people as works do: most with an id, some with an ORCID iD or the
// bare name. Beside them stand names of people without a record.
func (s Site) named(d dice, i int, who []int) []any {
	var all []any
	for k, p := range who {
		n := name(p).display
		orcid := s.orcid(p)
		switch chance := d.IntN(100); {
		case chance < 8 && orcid != "":
			all = append(all, authorship{Name: n, ORCID: orcid})
		case chance < 13 && (!shared(p) || d.percent(20)):
			all = append(all, n)
		default:
			all = append(all, authorship{ID: personID(p), Name: n, Corresponding: k == 0 && chance < 40})
		}
	}
	strangers := 0
	switch {
	case i == largest:
		strangers = Everybody - len(all)
	case d.percent(6):
		strangers = 1
	}
	for k := range strangers {
		all = append(all, name(s.people()+1+(i*7+k)*101%(20*Everybody)).display)
	}
	return all
}
