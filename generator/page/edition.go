package page

import "lectern/generator/address"

// tongue is one language of the site.
type tongue struct {
	Language string
	name     string // in itself
	home     string // address of the home page
}

// editions returns the inputs of the site's edition in each of its languages, the first
// language first.
func editions(in Inputs) []Inputs {
	all := []Inputs{in}
	for _, e := range in.Editions {
		other := in
		other.Config, other.Site, other.Base, other.Text = e.Config, e.Site, e.Base, e.Text
		all = append(all, other)
	}
	return all
}

// tongues lists the languages of a site's editions.
func tongues(editions []Inputs) []tongue {
	all := make([]tongue, len(editions))
	for i, e := range editions {
		all[i] = tongue{e.Config.Language, e.Text("language_name"), address.Root(e.Config.BaseURL) + address.Prefix(e.Config)}
	}
	return all
}
