/**
 * A web page for the files of every storage that is configured. Each controller is a
 * recipe of its own; start reading at
 * {@link io.storager.samples.filemanager.ObjectsController}.
 */
@NullMarked
package io.storager.samples.filemanager;

import org.jspecify.annotations.NullMarked;
