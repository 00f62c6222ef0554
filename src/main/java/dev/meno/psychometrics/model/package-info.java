/** Item response models: how likely each scored category is at an ability. Public: the sealed model and its records. */
@NullMarked
package dev.meno.psychometrics.model;

import org.jspecify.annotations.NullMarked;
