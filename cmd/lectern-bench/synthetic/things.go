package synthetic

import "fmt"

type venue struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	ShortName string   `json:"short_name,omitempty"`
	Type      string   `json:"type"`
	ISSN      []string `json:"issn,omitempty"`
	URL       string   `json:"url,omitempty"`
}

func venueID(i int) string { return fmt.Sprintf("venue-%d", i) }

func (s Site) venue(i int) venue {
	d := s.dice(ofVenue, i)
	a, n := subject(i)
	v := venue{ID: venueID(i), URL: fmt.Sprintf("https://venues.example.org/%d/", i)}
	if i%2 == 0 {
		v.Name, v.Type = fmt.Sprintf("Journal of %s %s", capital(a), capital(plural(n))), "journal"
		v.ISSN = []string{issn(2_000_000 + i)}
		return v
	}
	v.Name, v.Type = fmt.Sprintf("Conference on %s %s", capital(a), capital(plural(n))), "conference"
	if d.percent(60) {
		v.ShortName = fmt.Sprintf("%c%cC-%d", capital(a)[0], capital(n)[0], i)
	}
	return v
}

// issn is the ISSN of seven digits with its check character (ISO 3297).
func issn(number int) string {
	digits := fmt.Sprintf("%07d", number)
	total := 0
	for i, c := range []byte(digits) {
		total += int(c-'0') * (8 - i)
	}
	return fmt.Sprintf("%s-%s%c", digits[:4], digits[4:], "0123456789X"[(11-total%11)%11])
}

type institution struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Acronym string `json:"acronym,omitempty"`
	Parent  string `json:"parent,omitempty"`
	Country string `json:"country,omitempty"`
	City    string `json:"city,omitempty"`
	URL     string `json:"url,omitempty"`
}

func institutionID(i int) string { return fmt.Sprintf("institution-%d", i) }

// institution is a university, or for two of three a part of the one before.
func (s Site) institution(i int) institution {
	d := s.dice(ofInstitution, i)
	whole := i - i%3
	town := place(whole / 3)
	in := institution{ID: institutionID(i), City: town}
	switch i % 3 {
	case 0:
		in.Name = "University of " + town
		in.Acronym = fmt.Sprintf("U%c%d", town[0], i)
		in.Country = one(d, []string{"BR", "CA", "CZ", "DE", "ES", "FI", "FR", "GB", "GR", "IN", "JP", "KE", "NG", "PT", "US"})
		in.URL = fmt.Sprintf("https://institutions.example.org/%d/", i)
	case 1:
		in.Name, in.Parent = fmt.Sprintf("Faculty of %s, %s", capital(one(d, fields)), town), institutionID(whole)
	default:
		in.Name, in.Parent = fmt.Sprintf("Institute for %s, %s", d.phrase("%a %s"), town), institutionID(i-1)
	}
	return in
}

type topic struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"`
	Broader     string   `json:"broader,omitempty"`
	Match       []string `json:"match,omitempty"`
}

func topicID(i int) string { return fmt.Sprintf("topic-%d", i) }

// topic has phrases to be found by, for every other one.
func (s Site) topic(i int) topic {
	d := s.dice(ofTopic, i)
	a, n := subject(i)
	t := topic{ID: topicID(i), Name: capital(a + " " + plural(n))}
	if d.percent(50) {
		t.Description = d.prose(160)
	}
	if i >= 8 {
		t.Broader = topicID(i % 8)
	}
	if i%2 == 0 {
		t.Match = []string{a + " " + n, a + " " + plural(n)}
	}
	return t
}
