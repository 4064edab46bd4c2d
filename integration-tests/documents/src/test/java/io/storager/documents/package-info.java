/** What the documents say, compared with what there is. */
@NullMarked
package io.storager.documents;

import org.jspecify.annotations.NullMarked;
