// go-trafilatura behind the line protocol of bench/quality.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"

	"github.com/go-shiori/dom"
	"github.com/markusmobius/go-trafilatura"
)

type page struct {
	Html string `json:"html"`
	Url  string `json:"url"`
}

func extract(p page) (reply map[string]string) {
	defer func() {
		if cause := recover(); cause != nil {
			reply = map[string]string{"error": fmt.Sprint("panic: ", cause)}
		}
	}()
	// As its own comparison runs it: with the fallback, without comments.
	options := trafilatura.Options{EnableFallback: true, ExcludeComments: true}
	if address, err := url.ParseRequestURI(p.Url); err == nil && p.Url != "" {
		options.OriginalURL = address
	}
	result, err := trafilatura.Extract(strings.NewReader(p.Html), options)
	if err != nil {
		return map[string]string{"error": err.Error()}
	}
	return map[string]string{"html": dom.OuterHTML(result.ContentNode)}
}

func main() {
	in := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	out := json.NewEncoder(os.Stdout)
	for {
		var p page
		if err := in.Decode(&p); err == io.EOF {
			return
		} else if err != nil {
			panic(err)
		}
		if err := out.Encode(extract(p)); err != nil {
			panic(err)
		}
	}
}
