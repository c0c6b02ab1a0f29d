{#- Arabic text with its spelling variants levelled and punctuation dropped: words joined by single spaces. -#}
{% macro folded(text) -%}
    trim(regexp_replace(
        translate(
            regexp_replace({{ text }}, '[\x{0610}-\x{061A}\x{064B}-\x{065F}\x{0670}\x{0640}]', '', 'g'),
            'أإآٱىةؤئ', 'اااايهوي'
        ),
        '[^\p{L}\p{N}]+', ' ', 'g'
    ))
{%- endmacro %}

{#- A folded word without the conjunction, preposition and article in front: وبالمدينه is مدينه. -#}
{% macro bare_word(word) -%}
    regexp_replace({{ word }}, '^[وف]?(?:[بك]?ال|لل)(\p{L}{3,})$', '\1')
{%- endmacro %}
