package probe

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// The limits of one answer.
const (
	redirectsMax = 3
	bodyMax      = 1 << 20 // bytes, unpacked
)

// newClient returns a client that follows no redirect by itself, uses no proxy, and
// connects to addresses only that dial has looked at.
func (p *Prober) newClient() *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			DialContext:            p.dial,
			TLSClientConfig:        p.opt.TLS,
			DisableKeepAlives:      true,
			MaxResponseHeaderBytes: 64 << 10,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// errPrivate says that a host is not a public one.
var errPrivate = errors.New("it is a host of a private network or of this machine (--allow-private asks it all the same)")

// dial connects to a host. The address that was judged is the one that is dialled, so
// that a name which leads elsewhere when it is asked again leads nowhere.
func (p *Prober) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addrs := []netip.Addr{}
	if ip, err := netip.ParseAddr(host); err == nil {
		addrs = append(addrs, ip)
	} else if addrs, err = p.opt.Lookup(ctx, host); err != nil {
		return nil, err
	}
	err = fmt.Errorf("the host %s has no address", host)
	for _, ip := range addrs {
		if !p.opt.AllowPrivate && !public(ip) {
			return nil, errPrivate
		}
		var conn net.Conn
		if conn, err = p.opt.Connect(ctx, network, net.JoinHostPort(ip.String(), port)); err == nil {
			return conn, nil
		}
	}
	return nil, err
}

// reserved are the ranges beyond those that netip knows in which no public host is
// (IANA's registries of special-purpose addresses), and those that hold another
// address within: NAT64, 6to4, Teredo.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2001::/32"), netip.MustParsePrefix("2002::/16"),
	netip.MustParsePrefix("fec0::/10"), netip.MustParsePrefix("::/96"),
}

// public reports whether an address may be a public host's.
func public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	return ip.IsGlobalUnicast() && !ip.IsPrivate() && !slices.ContainsFunc(reserved, func(r netip.Prefix) bool { return r.Contains(ip) })
}

// get returns the body of a page and the address where it was found in the end. A
// page that does not exist has no body.
func (p *Prober) get(ctx context.Context, address, accept string) (body string, final *url.URL, err error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", nil, fmt.Errorf("%q is no address", address)
	}
	ctx, cancel := context.WithTimeout(ctx, p.opt.Timeout+(redirectsMax+1)*p.opt.Pause)
	defer cancel()
	for range redirectsMax + 1 {
		if err := fit(u); err != nil {
			return "", nil, err
		}
		var next *url.URL
		if body, next, err = p.ask(ctx, u, accept); err != nil {
			return "", nil, fmt.Errorf("%s: %w", u.Redacted(), plain(err))
		}
		if next == nil {
			return body, u, nil
		}
		if u.Scheme == "https" && next.Scheme != "https" {
			return "", nil, fmt.Errorf("%s leads to an address without encryption", u)
		}
		u = next
	}
	return "", nil, fmt.Errorf("%s leads on more than %d times", address, redirectsMax)
}

// fit refuses addresses that no page of a person has.
func fit(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return fmt.Errorf("%s is no address of a web page", u.Redacted())
	}
	return nil
}

// plain leaves out what net/http says of the request, which is said already.
func plain(err error) error {
	var in *url.Error
	if errors.As(err, &in) {
		err = in.Err
	}
	if errors.Is(err, errPrivate) {
		return errPrivate
	}
	return err
}

// ask sends one request, and returns the body, or where it was led.
func (p *Prober) ask(ctx context.Context, u *url.URL, accept string) (body string, next *url.URL, err error) {
	if err := p.wait(ctx, u.Host); err != nil {
		return "", nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return "", nil, err
	}
	req.Header.Set("User-Agent", p.opt.Agent)
	req.Header.Set("Accept", accept)
	resp, err := p.client.Do(req)
	if err != nil {
		return "", nil, err
	}
	defer resp.Body.Close()
	switch code := resp.StatusCode; {
	case code == http.StatusNotFound || code == http.StatusGone:
		return "", nil, nil
	case code >= 300 && code < 400:
		next, err = resp.Location()
		return "", next, err
	case code != http.StatusOK:
		return "", nil, fmt.Errorf("the answer is %s", resp.Status)
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, bodyMax+1))
	if err == nil && len(text) > bodyMax {
		err = fmt.Errorf("the answer is longer than %d bytes", bodyMax)
	}
	return string(text), nil, err
}

// wait keeps the pause between two requests to one host.
func (p *Prober) wait(ctx context.Context, host string) error {
	host = strings.ToLower(host)
	if timer := p.paces[host]; timer != nil {
		select {
		case <-timer.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	p.paces[host] = time.NewTimer(p.opt.Pause)
	return ctx.Err()
}

// relMe returns the addresses that a page calls its owner's (microformats.org,
// rel-me), made absolute.
func relMe(page string, at *url.URL) []string {
	var out []string
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			href, rel := attr(tag, "href"), strings.Fields(strings.ToLower(attr(tag, "rel")))
			u, err := at.Parse(strings.TrimSpace(href))
			if href == "" || err != nil {
				continue
			}
			switch {
			case tag.Data == "base":
				at = u
			case (tag.Data == "a" || tag.Data == "link" || tag.Data == "area") && slices.Contains(rel, "me"):
				out = append(out, u.String())
			}
		}
	}
}

func attr(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
