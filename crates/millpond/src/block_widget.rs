//! Blocks that are widgets: what the user opens and closes. An element stands in for each, whose values it takes.

use millpond_protocol::{Block, Button, ButtonKind, Checkbox, Choice, Element, Radio, Size, Tabs, Value, Widget};

use crate::{
    Error, Place,
    context::{Hooks, ask_shown, draw_block},
};

/// Draws an expander, popover or dialog that is a widget where the cursor stands, and gives its value.
#[track_caller]
pub fn ask_block(mut block: Block, hooks: &Hooks) -> Result<(Place, Value), Error> {
    let Some(element) = stand_in(&block) else {
        return Err(Error::invalid("StreamlitAPIException", "only expanders, popovers and dialogs have a widget here"));
    };
    let value = ask_shown(element, hooks, |widget| identify(&mut block, widget))?;
    Ok((draw_block(&block)?, value))
}

/// Draws the row of tabs that are a widget where the cursor stands, and gives which is seen: a choice of `labels`.
#[track_caller]
pub fn ask_tabs(mut tabs: Tabs, labels: Vec<String>, hooks: &Hooks) -> Result<(Place, Value), Error> {
    let Some(widget) = tabs.widget.clone() else {
        return Err(Error::invalid("StreamlitAPIException", "these tabs have no widget"));
    };
    let label = labels.get(tabs.default as usize).cloned();
    let default = label.map(|label| Choice { index: Some(tabs.default), label });
    let (captions, horizontal) = (Vec::new(), true);
    let element = Element::Radio(Radio { widget, options: labels, captions, default, horizontal, width: APART });
    let value = ask_shown(element, hooks, |widget| tabs.widget = Some(widget.clone()))?;
    Ok((draw_block(&Block::Tabs(tabs))?, value))
}

/// A width that no widget of a script has: it tells what stands in for a block from a widget with the same label.
const APART: Size = Size::Auto;

/// The element that takes the values that a block's widget takes.
fn stand_in(block: &Block) -> Option<Element> {
    let checkbox = |widget: &Option<Widget>, default, toggle| {
        Some(Element::Checkbox(Checkbox { widget: widget.clone()?, default, toggle, width: APART, wrap: true }))
    };
    match block {
        Block::Expander(expander) => checkbox(&expander.widget, expander.expanded, false),
        Block::Popover(popover) => checkbox(&popover.widget, false, true),
        Block::Dialog(dialog) => Some(Element::Button(Button {
            widget: dialog.widget.clone()?,
            kind: ButtonKind::Secondary,
            icon: None,
            icon_right: false,
            width: APART,
            wrap: true,
            shortcut: None,
            submit: false,
            download: None,
        })),
        _ => None,
    }
}

fn identify(block: &mut Block, widget: &Widget) {
    let place = match block {
        Block::Expander(expander) => &mut expander.widget,
        Block::Popover(popover) => &mut popover.widget,
        Block::Dialog(dialog) => &mut dialog.widget,
        _ => return,
    };
    *place = Some(widget.clone());
}
